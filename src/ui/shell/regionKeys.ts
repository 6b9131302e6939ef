/** The parts of a page that F6 goes through, in reading order. */
const REGIONS = 'header[role=banner], .app-header, main section[aria-label], main aside[aria-label], main [role=region]'

/** Moves the focus to the next part of the page, or the one before; what is inside another is not a part of its own. */
export function focusRegion(by: 1 | -1, root: ParentNode = document): void {
  const regions = topmost([...root.querySelectorAll<HTMLElement>(REGIONS)].filter(isShown))
  if (regions.length === 0) return
  const at = regions.findIndex((region) => region.contains(document.activeElement))
  const next = at < 0 ? (by > 0 ? 0 : regions.length - 1) : (at + by + regions.length) % regions.length
  const region = regions[next]
  if (region === undefined) return
  // It is no stop of Tab: only F6 leads to the part itself, so that its name is read.
  if (!region.hasAttribute('tabindex')) region.tabIndex = -1
  region.focus({ preventScroll: false })
}

function isShown(region: HTMLElement): boolean {
  return region.getClientRects().length > 0
}

function topmost(regions: readonly HTMLElement[]): readonly HTMLElement[] {
  return regions.filter((region) => !regions.some((other) => other !== region && other.contains(region)))
}
