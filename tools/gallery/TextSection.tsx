export function TextSection() {
  return (
    <section className="gallery__block">
      <p className="type-hero">Watch ECS decide.</p>
      <div className="gallery__columns">
        <div>
          <p className="type-h1">ECS waits 15 s</p>
          <p className="tone-2">Both web:8 tasks are RUNNING. Neither counts as healthy yet, so both limits hold.</p>
        </div>
        <div>
          <p className="type-h2">The rolling update in five counts</p>
          <p className="type-h3">Stop one more?</p>
          <p className="type-small tone-3">lower limit = 4 × 50 % = 2, rounded up</p>
        </div>
        <div>
          <p className="type-question">Service api starts one more task. Which instance does ECS choose?</p>
          <p className="type-count">4+0 → 2+2</p>
          <p className="type-time">00:00:38</p>
        </div>
        <div>
          <p className="type-mono">i-0a4c (service web) has started 2 tasks: (task c2d4) (task 07af).</p>
          <p>Signs: ≥ ≤ → ← ↑ ↓ ✓ ≠ × − · 1,024 / 2,048 “quoted” 50 %</p>
          <p className="tone-trouble">768 CPU units short</p>
          <p className="tone-clear">Steady state at 01:45</p>
        </div>
      </div>
    </section>
  )
}
