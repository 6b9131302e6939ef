import type { ReactElement, ReactNode } from 'react'
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { visibleText } from '../../base/foreignText.ts'
import { ForeignText } from './ForeignText.tsx'
import { KbdChord } from './Kbd.tsx'
import './popover.css'

export interface MenuAct {
  readonly id: string
  readonly label: string
  readonly onAct: () => void
  readonly icon?: ReactNode
  readonly detail?: string
  readonly kbd?: string
  readonly tone?: 'ink' | 'trouble'
  readonly isDisabled?: boolean
}

export interface MenuGroup {
  readonly id: string
  readonly heading?: string
  readonly acts: readonly MenuAct[]
}

export interface MenuProps {
  readonly label: string
  /** The button that opens it. */
  readonly trigger: ReactElement
  readonly groups: readonly MenuGroup[]
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end'
  /** Where something else than its button opens it too. */
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
}

/** Acts on one thing, in groups. */
export function Menu({ label, trigger, groups, placement = 'bottom end', ...open }: MenuProps) {
  // One act with an icon indents them all, so that their words align.
  const hasIconColumn = groups.some((group) => group.acts.some((act) => act.icon !== undefined))
  return (
    <MenuTrigger {...open}>
      {trigger}
      <Popover className="popover" placement={placement} offset={4}>
        <AriaMenu className="popover__list" aria-label={label}>
          {groups.map((group) => (
            <MenuSection key={group.id} className="popover__section" aria-label={group.heading ?? label}>
              {group.heading !== undefined && <Header className="popover__heading">{group.heading}</Header>}
              {group.acts.map((act) => (
                <MenuActItem key={act.id} act={act} hasIconColumn={hasIconColumn} />
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

function MenuActItem({ act, hasIconColumn }: { readonly act: MenuAct; readonly hasIconColumn: boolean }) {
  return (
    <MenuItem
      id={act.id}
      className="popover__item"
      data-tone={act.tone ?? 'ink'}
      textValue={visibleText(act.label)}
      isDisabled={act.isDisabled ?? false}
      onAction={act.onAct}
    >
      {hasIconColumn && <span className="popover__icon">{act.icon}</span>}
      <span className="popover__word">
        <ForeignText>{act.label}</ForeignText>
      </span>
      {act.detail !== undefined && (
        <span className="popover__detail">
          <ForeignText>{act.detail}</ForeignText>
        </span>
      )}
      {act.kbd !== undefined && <KbdChord keys={act.kbd} />}
    </MenuItem>
  )
}
