/** A layer on its way into a repository, part by part (ECR-5). By its id it stands in the table. */
export interface LayerUpload {
  readonly uploadId: string
  readonly repositoryUri: string
  readonly startedAtMs: number
  /** What has come so far, as base64. */
  readonly blob: string
  readonly receivedBytes: number
}
