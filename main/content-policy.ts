/** Scheme and host of everything that the app itself serves. */
export const appOrigin = 'app://guoshai'

/** For the window: its own scripts and workers, nothing from anywhere else, no eval. antd writes style elements. */
export const windowPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** For pages to be printed: styles and pictures of their own, no script at all. */
export const printPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Whether a request may leave the renderer at all: the app's own scheme, and what a page made itself. */
export function isOwnRequest(url: string): boolean {
  return (
    url.startsWith(`${appOrigin}/`) ||
    url.startsWith(`blob:${appOrigin}/`) ||
    url.startsWith('data:') ||
    url.startsWith('devtools://')
  )
}
