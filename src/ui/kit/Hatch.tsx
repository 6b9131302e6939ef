import './Hatch.css'

/** Diagonal hatching in the colour of the floor's paint. */
export function HatchPattern({ id, isRising = false }: { readonly id: string; readonly isRising?: boolean }) {
  return (
    <pattern
      id={id}
      width={7}
      height={7}
      patternUnits="userSpaceOnUse"
      patternTransform={`rotate(${isRising ? '45' : '-45'})`}
    >
      <line className="hatch" x1={0.5} x2={0.5} y1={0} y2={7} />
    </pattern>
  )
}
