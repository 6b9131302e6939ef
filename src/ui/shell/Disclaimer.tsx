/** The build writes it: whose works are in the program, and under which terms. */
const NOTICES = `${import.meta.env.BASE_URL}THIRD-PARTY-NOTICES.txt`

/** The one line that says whose this is, where data goes, and whose works are in it. */
export function Disclaimer() {
  return (
    <p className="type-small tone-3">
      Independent of Amazon Web Services. Nothing leaves this browser. <a href={NOTICES}>Licences</a>
    </p>
  )
}
