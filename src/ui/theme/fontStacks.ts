/**
 * Text of the interface and of the canvas. `Taskyard Signs` stands first: Archivo lacks ≥ ≤ → ✓,
 * and that family holds nothing else (fonts.css).
 */
export const FONT_TEXT = `'Taskyard Signs', 'Archivo Variable', system-ui, sans-serif`

/** Ids, JSON and ECS's own sentences. */
export const FONT_MONO = `'Commit Mono', ui-monospace, monospace`
