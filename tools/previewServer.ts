import { readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { join, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'
import { MOVED_PATHS, PAGE_PATHS, scenarioIdAt } from '../src/ui/routes/pagePaths.ts'
import { pageFile, scenarioFile, type PageName } from './pageFiles.ts'
import { securityHeaders } from './securityHeaders.ts'

const METHODS = 'GET, HEAD, OPTIONS'
/** A name with a hash in it never means another content: what was fetched once needs no network, nor the server. */
const HASHED = '/assets/'
const FOR_GOOD = 'public, max-age=31536000, immutable'
/** It cannot be decoded, so it leads nowhere. */
const NO_PATH = '/%'

const headerLines = Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}\r\n`)

/**
 * What `vite preview` lacks to stand for a real host. Every answer has the security headers, whoever gives it; and
 * what does not exist is not found, where Vite would answer with the page and 200.
 */
export function previewServer(): Plugin {
  return {
    name: 'taskyard-preview-server',
    // Vite's own answer to OPTIONS would come before ours; nothing of another origin is let in, with it or without.
    config: () => ({ preview: { cors: false } }),
    configurePreviewServer({ config, httpServer, middlewares }) {
      // Before all of Vite's own: its check of the Host answers without ever coming to a plugin.
      httpServer.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
        // An address without a path, such as `*`, would come to no plugin either.
        if (request.url?.startsWith('/') !== true) request.url = NO_PATH
        // Packing a page's files anew takes longer than sending them within one machine.
        delete request.headers['accept-encoding']
        for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
      })
      httpServer.prependListener('clientError', refuse)
      const root = resolve(config.root, config.build.outDir)
      middlewares.use((request, response, next) => {
        const answer = answerTo(request.method ?? '', request.url ?? '', root)
        if (answer === 'file') {
          if (request.url?.startsWith(HASHED) === true) response.setHeader('Cache-Control', FOR_GOOD)
          return next()
        }
        if ('pageFile' in answer) {
          request.url = `/${answer.pageFile}`
          return next()
        }
        send(response, answer, root)
      })
    },
  }
}

/** A file or the page is sent by Vite; the rest are answers of their own. */
type Answer = 'file' | { readonly pageFile: string } | { readonly status: number; readonly hasPage: boolean }

function answerTo(method: string, url: string, root: string): Answer {
  if (method === 'OPTIONS') return { status: 204, hasPage: false }
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, hasPage: false }
  const path = pathOf(url)
  if (path === undefined) return { status: 400, hasPage: false }
  if (isFile(root, path)) return 'file'
  const page = pagePatterns.find(({ pattern }) => pattern.test(path))?.page
  if (page !== undefined) return { pageFile: fileOf(page, path, root) }
  // Whoever mistyped a page's address gets the page that says so. Who asked for a file wants no page instead.
  return { status: 404, hasPage: !/\.[^/]*$/.test(path) }
}

/** Scenarios of the site have each a file of their own. */
function fileOf(page: PageName, path: string, root: string): string {
  const id = page === 'scenario' ? scenarioIdAt(path) : null
  return id !== null && isFile(root, `/${scenarioFile(id)}`) ? scenarioFile(id) : pageFile(page)
}

/** The decoded path of an address; undefined where it cannot be decoded. */
function pathOf(url: string): string | undefined {
  const [path = ''] = url.split(/[?#]/)
  try {
    return decodeURI(path)
  } catch {
    return undefined
  }
}

function isFile(root: string, path: string): boolean {
  const file = join(root, path)
  // A NUL is in no file's name, and asking for one throws.
  if (!file.startsWith(root + sep) || file.includes('\0')) return false
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false
}

/** As the router matches: letters of either case, with or without a slash at the end. */
const pagePatterns = [
  ...Object.entries(PAGE_PATHS).map(([page, path]) => ({ page: page as PageName, path })),
  ...Object.entries(MOVED_PATHS).map(([path, page]) => ({ page, path })),
].map(({ page, path }) => ({
  page,
  pattern: new RegExp(`^${patternOf(path)}/?$`, 'i'),
}))

function patternOf(path: string): string {
  return path === '/' ? '' : path.replaceAll(/\$\w+/g, '[^/]+')
}

function send(
  response: ServerResponse,
  { status, hasPage }: { readonly status: number; readonly hasPage: boolean },
  root: string,
): void {
  response.statusCode = status
  if (status === 204 || status === 405) response.setHeader('Allow', METHODS)
  if (status === 204) return void response.end()
  response.setHeader('Content-Type', hasPage ? 'text/html;charset=utf-8' : 'text/plain;charset=utf-8')
  response.end(hasPage ? readFileSync(join(root, 'index.html')) : `${STATUS_CODES[status] ?? ''}\n`)
}

/** What is no HTTP has no response to set headers on: the answer is written whole. */
function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${headerLines.join('')}Connection: close\r\n\r\n`)
}
