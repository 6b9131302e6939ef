import { Fragment } from 'react'
import { RevisionSwatch } from '../../src/ui/shared/RevisionSwatch.tsx'
import { TaskGlyph } from '../../src/ui/shared/TaskGlyph.tsx'
import { TASK_LOOK_ROWS, TASK_LOOKS } from '../../src/ui/shared/taskLook.ts'

export function StatesSection() {
  return (
    <section className="gallery__block">
      <div className="gallery__states">
        {[...TASK_LOOKS, 'predicted' as const].map((look) => (
          <Fragment key={look}>
            <span>
              {TASK_LOOK_ROWS[look].label}
              <br />
              <code className="type-mono tone-3">{TASK_LOOK_ROWS[look].lastStatus}</code>
            </span>
            <TaskGlyph look={look} order={2} name="web:8" />
            <TaskGlyph look={look} order={2} name="web:8" width={56} height={24} />
            <TaskGlyph look={look} order={2} width={20} height={16} />
            <TaskGlyph look={look} order={2} width={10} height={10} />
            <span className="gallery__row">
              {[1, 2, 3, 4].map((order) => (
                <TaskGlyph
                  key={order}
                  look={look}
                  order={order}
                  name={`web:${String(order + 6)}`}
                  width={75}
                  height={30}
                />
              ))}
              <TaskGlyph look={look} order={1} width={44} height={30} />
              <TaskGlyph look={look} order={1} name="web:7" detail="healthy in 15 s" width={105} height={69} />
            </span>
          </Fragment>
        ))}
      </div>
      <div className="gallery__row">
        {[1, 2, 3, 4, 5].flatMap((order) =>
          (['healthy', 'notHealthy', 'predicted'] as const).map((state) => (
            <Fragment key={`${String(order)}${state}`}>
              <RevisionSwatch order={order} state={state} />
              <RevisionSwatch order={order} state={state} size="legend" />
            </Fragment>
          )),
        )}
      </div>
    </section>
  )
}
