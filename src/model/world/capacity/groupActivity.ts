/** What an Auto Scaling group did, in AWS's words (ASG-5). */
export interface GroupActivity {
  readonly id: string
  readonly groupName: string
  readonly description: string
  readonly cause: string
  readonly availabilityZone: string | null
  readonly startMs: number
  /** `null` while it goes on; of a launch, when the instance will be there. */
  readonly endMs: number | null
  /** In the end. */
  readonly outcome: 'Successful' | 'Cancelled' | 'Failed'
  readonly statusMessage: string | null
}
