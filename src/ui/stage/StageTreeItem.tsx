import { ChevronRight, X } from 'lucide-react'
import { Button, Collection, TreeItem, TreeItemContent } from 'react-aria-components'
import { TaskMarkSign } from '../subjects/task/TaskMarkSign.tsx'
import { TaskGlyph } from '../subjects/task/TaskGlyph.tsx'
import type { TreeRow } from './treeRow.ts'

/**
 * One row, and the rows under it. Of a closed one only the first is made, unseen: React Aria takes a row for one that
 * opens only when it has a child (`hasChildItems` reaches neither keys nor `aria-expanded` in 1.22), and thousands
 * of rows that nobody sees would cost half a second.
 */
export function StageTreeItem({ row, open }: { readonly row: TreeRow; readonly open: ReadonlySet<string> }) {
  const hasChildren = row.children.length > 0
  return (
    <TreeItem className="tree-row" id={row.id} textValue={row.words} data-kind={row.kind}>
      <TreeItemContent>
        {hasChildren ? (
          <Button slot="chevron" className="tree-row__chevron" excludeFromTabOrder>
            <ChevronRight />
          </Button>
        ) : (
          <span className="tree-row__chevron" />
        )}
        {row.mark !== null && (
          <TaskGlyph look={row.mark.look} order={row.mark.order} width={18} height={12} isDecorative />
        )}
        {row.kind === 'deployment' && row.tone === 'trouble' && <X className="tree-row__cross" aria-hidden="true" />}
        <Name name={row.name} />
        {row.aside !== '' && <span className="tree-row__aside">{row.aside}</span>}
        {row.worn.map(({ sign }) => (
          <TaskMarkSign key={sign} sign={sign} size={11} />
        ))}
        <span className="tree-row__detail" data-tone={row.tone}>
          {row.detail}
        </span>
      </TreeItemContent>
      {hasChildren && (
        <Collection items={open.has(row.id) ? row.children : row.children.slice(0, 1)} dependencies={[open]}>
          {(child) => <StageTreeItem row={child} open={open} />}
        </Collection>
      )}
    </TreeItem>
  )
}

/** What follows the last colon, a revision, stays whole however little room there is. */
function Name({ name }: { readonly name: string }) {
  const colon = name.lastIndexOf(':')
  return (
    <span className="tree-row__name">
      <span className="tree-row__family">{colon < 0 ? name : name.slice(0, colon)}</span>
      {colon < 0 ? '' : name.slice(colon)}
    </span>
  )
}
