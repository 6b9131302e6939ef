import { Fragment } from 'react'

/** A text in which AWS's words for a status may stand: where there is little room they break after an underscore. */
export function StatusText({ text }: { readonly text: string }) {
  return text.split(/(?<=_)/).map((part, index) => (
    <Fragment key={`${String(index)} ${part}`}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
