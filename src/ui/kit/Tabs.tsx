import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel, type Key } from 'react-aria-components'
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

/** Views of one thing, one at a time. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect }: TabsProps<Id>) {
  const choose = (key: Key): void => {
    const tab = tabs.find((candidate) => candidate.id === key)
    if (tab !== undefined) onSelect?.(tab.id)
  }
  return (
    <AriaTabs
      className="tabs"
      onSelectionChange={choose}
      {...(selected === undefined ? {} : { selectedKey: selected })}
    >
      <TabList className="tabs__list" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tabs__tab">
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tabs__panel">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
