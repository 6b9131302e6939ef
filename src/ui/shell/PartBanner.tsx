import { Banner } from '../kit/Banner.tsx'
import { Button } from '../kit/Button.tsx'
import { useMissingPart } from '../parts/lazyPart.ts'
import { reloadPage } from '../parts/pageReload.ts'
import type { PartTrouble } from '../parts/partTrouble.ts'
import { usePartRetry } from '../parts/usePartRetry.ts'

/** Says under the header why a part of the page that was asked for did not come. */
export function PartBanner() {
  const trouble = useMissingPart((missing) => missing.trouble)
  return trouble === null ? null : <MissingPart key={trouble} trouble={trouble} />
}

function MissingPart({ trouble: first }: { readonly trouble: PartTrouble }) {
  const { trouble, triesCount, isTrying, retry } = usePartRetry(first, { goesOnByItself: false })
  const isAway = trouble === 'away'
  const act = isAway ? retry : reloadPage
  return (
    <Banner
      kind="note"
      actions={
        <Button isDisabled={isTrying} onPress={() => void act()}>
          {isAway ? 'Try again' : 'Reload'}
        </Button>
      }
      onDismiss={() => useMissingPart.setState({ trouble: null })}
    >
      {PART_WORDS[trouble]}
      {isAway && triesCount > 0 && ` Still away after ${triesCount === 1 ? 'a try' : `${String(triesCount)} tries`}.`}
    </Banner>
  )
}

const PART_WORDS: Readonly<Record<PartTrouble, string>> = {
  away: 'The network is away, and what you asked for was not fetched before. All that is open goes on.',
  newer:
    'A newer Taskyard has been put up since this page was opened. Reload to go on with it: your labs are saved first.',
  missed: 'A file of what you asked for did not arrive. Reload to fetch it: your labs are saved first.',
  stale: 'What you asked for was missed while the network was away. Reload to fetch it: your labs are saved first.',
}
