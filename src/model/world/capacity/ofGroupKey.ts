/** Of something that an Auto Scaling group has, by its name. Both names may have any sign, so the length parts them. */
export function ofGroupKey(groupName: string, name: string): string {
  return `${String(groupName.length)} ${groupName}/${name}`
}
