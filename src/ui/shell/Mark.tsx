/** Our mark: three crates and a free slot. */
export function Mark({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
      <path d="M0 0H9V9H0ZM0 11H9V20H0ZM11 11H20V20H11Z" />
      <path d="M11 3V0H14V1.8H12.8V3ZM17 0H20V3H18.2V1.8H17ZM11 6H12.8V7.2H14V9H11ZM18.2 6H20V9H17V7.2H18.2Z" />
    </svg>
  )
}
