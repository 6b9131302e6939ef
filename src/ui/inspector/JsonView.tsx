import { Copy } from 'lucide-react'
import { useState } from 'react'
import { visibleJson, visibleText } from '../../base/foreignText.ts'
import { Button } from '../kit/Button.tsx'
import './JsonView.css'

export interface JsonViewProps {
  /** What the API answered. */
  readonly value: unknown
}

/** Deeper than this a level is closed at first. */
const OPEN_DEPTH = 4
const ITEMS_MAX = 50

/** An answer of the API as it stands, one level at a time, to read and to copy. */
export function JsonView({ value }: JsonViewProps) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no')
  const copy = (): void => {
    navigator.clipboard.writeText(JSON.stringify(value, null, 2)).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    )
  }
  return (
    <div className="json">
      <div className="json__head">
        <span role="status">{copied === 'refused' ? 'The browser did not allow it: select the text' : ''}</span>
        <Button variant="quiet" icon={<Copy aria-hidden="true" />} onPress={copy}>
          {copied === 'yes' ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <div className="json__body">
        <Node name={null} value={value} depth={0} isLast />
      </div>
    </div>
  )
}

interface NodeProps {
  readonly name: string | null
  readonly value: unknown
  readonly depth: number
  readonly isLast: boolean
}

function Node({ name, value, depth, isLast }: NodeProps) {
  const entries = entriesOf(value)
  const comma = isLast ? '' : ','
  if (entries === null || entries.length === 0) {
    return (
      <div className="json__line">
        <Name name={name} />
        <Leaf value={value} />
        {comma}
      </div>
    )
  }
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return (
    <details className="json__node" open={depth < OPEN_DEPTH}>
      <summary>
        <Name name={name} />
        {open}
        <span className="json__closed">
          {` ${String(entries.length)} `}
          {close}
          {comma}
        </span>
      </summary>
      <div className="json__inner">
        {entries.slice(0, ITEMS_MAX).map(([key, item], index) => (
          <Node
            key={key}
            name={Array.isArray(value) ? null : key}
            value={item}
            depth={depth + 1}
            isLast={index === entries.length - 1}
          />
        ))}
        {entries.length > ITEMS_MAX && (
          <div className="json__line">… {entries.length - ITEMS_MAX} more, in the copy</div>
        )}
      </div>
      <div className="json__line">
        {close}
        {comma}
      </div>
    </details>
  )
}

function Name({ name }: { readonly name: string | null }) {
  return name === null ? null : <span className="json__name">&quot;{visibleText(name)}&quot;: </span>
}

function Leaf({ value }: { readonly value: unknown }) {
  const type = value === null ? 'null' : typeof value
  return <span data-type={type}>{visibleJson(JSON.stringify(value) ?? 'undefined')}</span>
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] | null {
  return typeof value === 'object' && value !== null ? Object.entries(value) : null
}
