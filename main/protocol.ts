import { createReadStream } from 'node:fs'
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { appOrigin, printPolicy, windowPolicy } from './content-policy.ts'
import type { OpenedFiles } from './opened-files.ts'
import type { PrintPages } from './print-pages.ts'
import { parseRange } from './range.ts'

const mimeTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/** Bytes read at a time. */
const PIECE = 1 << 20

export interface Served {
  /** Folder of the built window. */
  window: string
  files: OpenedFiles
  pages: PrintPages
}

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, corsEnabled: true } },
  ])
}

/**
 * Answers `app://guoshai/…`: the built window, `file/<token>` with a chosen file's bytes, `file/<token>/sha256` with the digest of the bytes that were
 * delivered, `print/<token>` with a page to print.
 */
export function serveApp(session: Session, served: Served): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    if (`${url.protocol}//${url.host}` !== appOrigin || request.method !== 'GET') return refusal(404)
    const [, kind, token, digest] = /^\/(file|print)\/([\w-]+)(\/sha256)?$/.exec(url.pathname) ?? []
    if (kind === 'file' && digest) return digestResponse(served.files, token!)
    if (kind === 'file') return fileResponse(served.files, token!, request.headers.get('range'))
    if (kind === 'print' && !digest) return pageResponse(served.pages, token!)
    return windowResponse(served.window, url.pathname)
  })
}

async function windowResponse(folder: string, pathname: string): Promise<Response> {
  const path = normalize(join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)))
  const type = mimeTypes[extname(path)]
  if (!path.startsWith(folder + sep) || !type) return refusal(404)
  try {
    return answer(await readFile(path), {
      'Content-Type': type,
      'Content-Security-Policy': windowPolicy,
      'Cache-Control': 'no-store',
    })
  } catch {
    return refusal(404)
  }
}

function pageResponse(pages: PrintPages, token: string): Response {
  const html = pages.find(token)
  if (html === undefined) return refusal(404)
  return answer(html, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': printPolicy,
    'Cache-Control': 'no-store',
  })
}

/** 404: no such token or the file is gone; 409: it is not what was opened any more. */
function fileResponse(files: OpenedFiles, token: string, range: string | null): Response {
  const file = files.find(token)
  if (!file || file.state === 'gone') return refusal(404)
  if (file.state === 'changed') return refusal(409)
  const headers = { 'Content-Type': 'application/octet-stream', 'Accept-Ranges': 'bytes', 'Cache-Control': 'no-store' }
  const wanted = range === null ? undefined : parseRange(range, file.size)
  if (range !== null && !wanted) return refusal(416)
  const { start, end } = wanted ?? { start: 0, end: file.size - 1 }
  const length = { 'Content-Length': String(end - start + 1) }
  const take = file.delivered.pass(start)
  if (file.size === 0) return answer(new Uint8Array(), { ...headers, ...length })
  const bytes = read(file.path, start, end, take)
  if (!wanted) return answer(bytes, { ...headers, ...length })
  return answer(bytes, { ...headers, ...length, 'Content-Range': `bytes ${start}-${end}/${file.size}` }, 206)
}

/** The digest of what was delivered; a file that was read in parts is read through once more. */
async function digestResponse(files: OpenedFiles, token: string): Promise<Response> {
  const file = files.find(token)
  if (!file || file.state === 'gone') return refusal(404)
  if (file.delivered.digest === undefined) {
    const take = file.delivered.pass(0)
    if (file.size > 0)
      for await (const bytes of createReadStream(file.path, { end: file.size - 1, highWaterMark: PIECE })) take(bytes)
  }
  if (files.find(token)?.state !== 'same' || file.delivered.digest === undefined) return refusal(409)
  return answer(file.delivered.digest, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' })
}

/** Bytes of a file, each shown to `take` as it is delivered. */
function read(path: string, start: number, end: number, take: (bytes: Uint8Array) => void): ReadableStream {
  let file: FileHandle
  let at = start
  return new ReadableStream({
    start: async () => {
      file = await open(path)
    },
    pull: async (controller) => {
      const { buffer, bytesRead } = await file.read(new Uint8Array(Math.min(PIECE, end + 1 - at)), 0, null, at)
      const bytes = buffer.subarray(0, bytesRead)
      at += bytesRead
      take(bytes)
      if (bytesRead > 0) controller.enqueue(bytes)
      if (bytesRead > 0 && at <= end) return
      await file.close()
      controller.close()
    },
    cancel: () => file.close(),
  })
}

function answer(body: string | Uint8Array | ReadableStream, headers: Record<string, string>, status = 200): Response {
  return new Response(body, { status, headers: { ...isolation, ...headers } })
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: isolation })
}
