import { useState } from 'react'
import { sizeText } from '../../../look/imageLook.ts'
import { counted } from '../../../look/numbers.ts'
import { sizeBytes } from '../../../model/world/registry/image.ts'
import { Segmented } from '../../kit/Segmented.tsx'
import type { WhyProps } from '../subjectView.ts'
import './workstation.css'

/** What a guest's system is taken to need on the disk: a minimal Linux for servers. */
const GUEST_BYTES = 2_000_000_000
/** Where there is no image yet. */
const IMAGE_BYTES = 120_000_000
const TALLEST_PX = 264
const COPIES = ['1', '2', '3'] as const

interface Block {
  readonly name: string
  readonly bytes: number
  readonly look: 'system' | 'image'
}

/** The same program as virtual machines and as containers: two stacks, in scale. */
export function StacksTab({ world }: WhyProps) {
  const [copies, setCopies] = useState<(typeof COPIES)[number]>('3')
  const newest = [...world.localImages.values()].at(-1)
  const image = newest === undefined ? IMAGE_BYTES : sizeBytes(newest.content)
  const count = Number(copies)
  const machines = Array.from({ length: count }, (_, index): readonly Block[] => [
    { name: `guest system ${String(index + 1)}`, bytes: GUEST_BYTES, look: 'system' },
    { name: `program ${String(index + 1)}`, bytes: image, look: 'image' },
  ]).flat()
  const containers: readonly Block[] = [{ name: 'the image’s layers', bytes: image, look: 'image' }]
  const pxOf = TALLEST_PX / (count * (GUEST_BYTES + image))
  return (
    <div className="inspector__stack">
      <Segmented
        label="Copies that run"
        options={COPIES.map((value) => ({ value, label: value }))}
        value={copies}
        onChange={setCopies}
      />
      <div className="stacks">
        <Stack title={counted(count, 'virtual machine')} blocks={machines} pxOf={pxOf} starts="minutes: it boots" />
        <Stack title={counted(count, 'container')} blocks={containers} pxOf={pxOf} starts="seconds: a process" />
      </div>
      <p className="stacks__key">
        <span>
          <i data-look="system" aria-hidden="true" />
          guest system
        </span>
        <span>
          <i data-look="image" aria-hidden="true" />
          program, as the image has it
        </span>
      </p>
      <p className="inspector__text">
        On the disk, in scale. A virtual machine brings a system of its own, taken as {sizeText(GUEST_BYTES)};
        containers share the host’s kernel, and those of one image its layers. A virtual machine parts them more
        strictly. The host, which both need, is left out.
      </p>
    </div>
  )
}

interface StackProps {
  readonly title: string
  readonly blocks: readonly Block[]
  readonly pxOf: number
  readonly starts: string
}

function Stack({ title, blocks, pxOf, starts }: StackProps) {
  const all = blocks.reduce((sum, { bytes }) => sum + bytes, 0)
  return (
    <section className="stack">
      <div className="stack__blocks" style={{ height: TALLEST_PX + 24 }} aria-hidden="true">
        {blocks.map(({ name, bytes, look }) => (
          <span key={name} data-look={look} style={{ height: Math.max(3, bytes * pxOf) }}>
            {look === 'system' && name}
          </span>
        ))}
      </div>
      <h3 className="type-h3">{title}</h3>
      <dl>
        <dt>on the disk</dt>
        <dd>{sizeText(all)}</dd>
        <dt>of that programs</dt>
        <dd>{sizeText(blocks.reduce((sum, one) => sum + (one.look === 'image' ? one.bytes : 0), 0))}</dd>
        <dt>starts in</dt>
        <dd>{starts}</dd>
      </dl>
    </section>
  )
}
