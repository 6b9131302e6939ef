import { useState } from 'react'
import { TOPICS } from '../../../lessons/topics.ts'
import { Button } from '../../kit/Button.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { PageFrame } from '../../shell/PageFrame.tsx'
import { TOGETHER_MAX, type TogetherSearch } from '../examSearch.ts'
import { freshSeed } from '../../quiz/fresh.ts'
import './together.css'

const EVERY_TOPIC = 'all'

/** What a class is asked, before there is a link. */
export function TogetherSetup({ onBegin }: { readonly onBegin: (search: TogetherSearch) => void }) {
  const [topic, setTopic] = useState<string>(EVERY_TOPIC)
  const [count, setCount] = useState(10)
  return (
    <PageFrame>
      <div className="together-setup">
        <h1>Together</h1>
        <p className="tone-2">
          One link gives everybody the same questions in the same order. You count hands and show the answer when it is
          time; whoever opens the link answers alone.
        </p>
        <Select
          label="Topic"
          options={[
            { value: EVERY_TOPIC, label: 'All topics' },
            ...TOPICS.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          value={topic}
          onChange={setTopic}
        />
        <Stepper label="Questions" value={count} min={1} max={TOGETHER_MAX} onChange={setCount} />
        <Button
          variant="filled"
          size="touch"
          isBlock
          onPress={() =>
            onBegin({ seed: freshSeed(), count, topic: topic === EVERY_TOPIC ? undefined : topic, view: 'lead' })
          }
        >
          Begin
        </Button>
      </div>
    </PageFrame>
  )
}
