/** The one line that says whose this is and where data goes. */
export function Disclaimer() {
  return <p className="type-small tone-3">Independent of Amazon Web Services. Nothing leaves this browser.</p>
}
