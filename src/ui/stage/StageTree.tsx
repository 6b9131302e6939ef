export function StageTree(_props: { readonly view: unknown; readonly selection: unknown; readonly onSelect: unknown }) {
  return null
}
