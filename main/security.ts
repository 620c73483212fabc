import { app, type Session, type WebContents } from 'electron'
import { appOrigin, isOwnRequest } from './content-policy.ts'
import type { Log } from './log.ts'

/**
 * Chromium's own traffic and traces. The request filter below stops the rest of the traffic; these keep it from being tried. No cache of answers and no
 * dump of the memory is written, either of which would hold rows that the workspace keeps encrypted. Must run before the app is ready.
 */
export function silenceChromium(): void {
  const { commandLine } = app
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('disable-domain-reliability')
  commandLine.appendSwitch('no-pings')
  commandLine.appendSwitch('dns-prefetch-disable')
  commandLine.appendSwitch('disable-http-cache')
  commandLine.appendSwitch('disable-breakpad')
  commandLine.appendSwitch('disable-crash-reporter')
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  commandLine.appendSwitch(
    'disable-features',
    'NetworkTimeServiceQuerying,OptimizationHints,CertificateTransparencyComponentUpdater',
  )
}

/** Refuses every request but the app's own, every permission but one, every certificate, every download. */
export function lockSession(session: Session, log: Log): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const isOwn = isOwnRequest(details.url)
    if (!isOwn) log.refuse(details.url, 'request filter')
    answer({ cancel: !isOwn })
  })
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isNeeded(permission)))
  session.setPermissionCheckHandler((_contents, permission) => isNeeded(permission))
  session.setDevicePermissionHandler(() => false)
  session.setCertificateVerifyProc((_request, answer) => answer(-2))
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
}

/** The one permission: that Chromium does not clear the workspace when the disk fills. Electron's types do not name it. */
function isNeeded(permission: string): boolean {
  return permission === 'persistent-storage'
}

/** For every page that ever opens: it stays where it is, opens nothing, and what its policy stopped is logged. */
export function lockPages(log: Log): void {
  app.on('web-contents-created', (_event, contents) => lockPage(contents, log))
}

function lockPage(contents: WebContents, log: Log): void {
  contents.on('will-frame-navigate', (details) => {
    if (details.url.startsWith(`${appOrigin}/`) || (!details.isMainFrame && details.url === 'about:srcdoc')) return
    details.preventDefault()
    log.refuse(details.url, 'navigation')
  })
  contents.setWindowOpenHandler(({ url }) => {
    log.refuse(url, 'new window')
    return { action: 'deny' }
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('console-message', (details, _level, positional) => {
    const message = details.message ?? positional
    if (message.includes('Content Security Policy')) log.refuse(message, 'content policy')
  })
}
