/** Of a private repository in us-east-1 (Amazon ECR pricing, 2026): USD for a GB that is stored for a month. */
const USD_OF_GB_MONTH = 0.1
const GB = 1_000_000_000
const CENTS = 100

/** What it costs to keep so many bytes for a month (ECR-10): `$0.03`, `less than $0.01`. */
export function storagePriceText(bytes: number): string {
  const cents = (bytes / GB) * USD_OF_GB_MONTH * CENTS
  if (bytes > 0 && cents < 1) return 'less than $0.01'
  return `$${(Math.round(cents) / CENTS).toFixed(2)}`
}
