/** Members of AWS’s that the lab refuses by their names: other accounts, classes of log groups. */
export const LOGS_LACKING: Readonly<Record<string, string>> = {
  'logs DescribeLogGroups': 'accountIdentifiers includeLinkedAccounts logGroupClass logGroupIdentifiers',
}
