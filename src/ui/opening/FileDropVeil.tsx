import './opening.css'

/** Over the page while a file hangs over it: what it would be opened as. */
export function FileDropVeil({ children }: { readonly children: string }) {
  return (
    <div className="file-drop" aria-hidden="true">
      {children}
    </div>
  )
}
