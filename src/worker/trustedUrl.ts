/** The part of the Trusted Types API that TypeScript's library does not have yet. */
interface TrustedTypePolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): {
    createScriptURL(url: string): TrustedScriptUrl
  }
}

/** Where Trusted Types are enforced `new Worker` takes this and no string. */
type TrustedScriptUrl = string | URL

/** The name in the content security policy (tools/securityHeaders.ts). A name can be used once on a page. */
const POLICY = 'taskyard-worker'

let policy: ReturnType<TrustedTypePolicyFactory['createPolicy']> | null = null

/**
 * The worker's own address as the page's only trusted script address.
 *
 * @param url  as Vite gives it for `?worker&url`; any other is refused, so that the policy is no way in
 */
export function trustedWorkerUrl(url: string): TrustedScriptUrl {
  const factory = (globalThis as { trustedTypes?: TrustedTypePolicyFactory }).trustedTypes
  if (factory === undefined) return url
  policy ??= factory.createPolicy(POLICY, {
    createScriptURL(candidate) {
      if (candidate !== url) throw new TypeError(`${POLICY} makes no other address than the worker's`)
      return candidate
    },
  })
  return policy.createScriptURL(url)
}
