import { scaleLinear, select } from 'd3'
import { useEffect, useRef } from 'react'
import { createRoot } from 'react-dom/client'

// The least that a page of React and D3 can be: what the bench holds the first frame of ours against.
function Floor() {
  const ref = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const x = scaleLinear([0, 1], [0, 100])
    ref.current?.getContext('2d')?.fillRect(x(0), 0, x(1), 100)
    select(ref.current).attr('data-drawn', 'yes')
  }, [])
  return <canvas ref={ref} />
}

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<Floor />)
