import { createContext, memo, useContext, type ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel, type Key } from 'react-aria-components'
import { useStable } from './useStable.ts'
import './Tabs.css'

export interface TabItem<Id extends string> {
  readonly id: Id
  readonly label: ReactNode
  readonly content: ReactNode
}

export interface TabsProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly TabItem<Id>[]
  /** Leave out both to let the tabs keep their own choice, the first at the start. */
  readonly selected?: Id
  readonly onSelect?: (id: Id) => void
}

/** What stands in the panels, by the ids of their tabs. */
const Contents = createContext<ReadonlyMap<string, ReactNode>>(new Map())

/** Views of one thing, one at a time. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect }: TabsProps<Id>) {
  const choose = useStable((key: Key): void => {
    const tab = tabs.find((candidate) => candidate.id === key)
    if (tab !== undefined) onSelect?.(tab.id)
  })
  return (
    <Contents value={new Map(tabs.map(({ id, content }) => [id, content]))}>
      <Frame label={label} tabs={tabs} selected={selected} onChoose={choose} />
    </Contents>
  )
}

interface FrameProps {
  readonly label: string
  readonly tabs: readonly Pick<TabItem<string>, 'id' | 'label'>[]
  readonly selected: string | undefined
  readonly onChoose: (key: Key) => void
}

/**
 * Rendered only when its tabs are others: a panel that is rendered is searched by React Aria for something that takes
 * the focus, element by element, and what stands in it may follow a lab from frame to frame.
 */
const Frame = memo(function Frame({ label, tabs, selected, onChoose }: FrameProps) {
  return (
    <AriaTabs
      className="tabs"
      onSelectionChange={onChoose}
      {...(selected === undefined ? {} : { selectedKey: selected })}
    >
      <TabList className="tabs__list" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tabs__tab">
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id }) => (
        <TabPanel key={id} id={id} className="tabs__panel">
          <Content id={id} />
        </TabPanel>
      ))}
    </AriaTabs>
  )
}, isSameFrame)

function isSameFrame(before: FrameProps, after: FrameProps): boolean {
  return (
    before.label === after.label &&
    before.selected === after.selected &&
    before.onChoose === after.onChoose &&
    before.tabs.length === after.tabs.length &&
    before.tabs.every(({ id, label }, at) => id === after.tabs[at]?.id && label === after.tabs[at].label)
  )
}

function Content({ id }: { readonly id: string }) {
  return useContext(Contents).get(id)
}
