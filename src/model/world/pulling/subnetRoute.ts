/** Where a subnet leads, as one fact: a gateway to the internet, a NAT gateway, VPC endpoints of Amazon ECR alone, nowhere. */
export const SUBNET_ROUTES = ['internet', 'nat', 'endpoints', 'none'] as const
export type SubnetRoute = (typeof SUBNET_ROUTES)[number]
