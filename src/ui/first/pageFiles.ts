/** Asks for all files of the page at once: the build has named them, and none was to stand before the first frame. */
export function fetchPageFiles(): void {
  const named = document.querySelector<HTMLTemplateElement>('#page-files')
  if (named !== null) document.head.append(named.content)
}
