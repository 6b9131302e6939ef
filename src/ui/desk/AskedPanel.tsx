import { visibleJson } from '../../base/foreignText.ts'
import { clockText } from '../../look/time.ts'
import { actName } from '../acts/act.ts'
import { askedWords, type AskedAct } from '../inspector/askedAct.ts'
import { VerdictHead } from '../inspector/VerdictHead.tsx'
import { Disclosure } from '../kit/Disclosure.tsx'

/** What was asked for and nothing has followed yet, so that an act is never without an echo. */
export function AskedPanel({ command, originMs }: { readonly command: AskedAct; readonly originMs: number }) {
  return (
    <section className="inspector" aria-label="Inspector">
      <VerdictHead
        {...askedWords(command, originMs)}
        object="your last act"
        note={clockText(command.atMs - originMs)}
      />
      <Disclosure title="The command" detail={actName(command)}>
        <pre className="lab-json">{visibleJson(JSON.stringify(command.input, null, 2))}</pre>
      </Disclosure>
    </section>
  )
}
