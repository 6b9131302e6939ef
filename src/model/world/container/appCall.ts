/** What the code in a container calls of AWS, again and again (ROL-13). */
export interface AppCall {
  /** `s3:GetObject` */
  readonly action: string
  /** An ARN, or `*`. */
  readonly resource: string
  readonly everyMs: number
}
