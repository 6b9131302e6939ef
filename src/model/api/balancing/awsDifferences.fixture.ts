/** Members of AWS’s that the lab refuses by their names: what is for other targets, networks and authentication. */
export const BALANCING_LACKING: Readonly<Record<string, string>> = {
  'elbv2 CreateLoadBalancer':
    'CustomerOwnedIpv4Pool EnablePrefixForIpv6SourceNat IpAddressType IpamPools SubnetMappings[].AllocationId SubnetMappings[].IPv6Address SubnetMappings[].PrivateIPv4Address SubnetMappings[].SourceNatIpv6Prefix',
  'elbv2 SetSecurityGroups': 'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic',
  'elbv2 SetSubnets':
    'EnablePrefixForIpv6SourceNat IpAddressType SubnetMappings[].AllocationId SubnetMappings[].IPv6Address SubnetMappings[].PrivateIPv4Address SubnetMappings[].SourceNatIpv6Prefix',
  'elbv2 CreateTargetGroup': 'IpAddressType Matcher.GrpcCode ProtocolVersion TargetControlPort',
  'elbv2 ModifyTargetGroup': 'Matcher.GrpcCode',
  'elbv2 CreateListener':
    'AlpnPolicy Certificates[].IsDefault DefaultActions[].AuthenticateCognitoConfig DefaultActions[].AuthenticateOidcConfig DefaultActions[].JwtValidationConfig MutualAuthentication SslPolicy',
  'elbv2 ModifyListener':
    'AlpnPolicy Certificates[].IsDefault DefaultActions[].AuthenticateCognitoConfig DefaultActions[].AuthenticateOidcConfig DefaultActions[].JwtValidationConfig MutualAuthentication SslPolicy',
  'elbv2 CreateRule':
    'Actions[].AuthenticateCognitoConfig Actions[].AuthenticateOidcConfig Actions[].JwtValidationConfig Conditions[].HostHeaderConfig.RegexValues Conditions[].HttpHeaderConfig Conditions[].HttpRequestMethodConfig Conditions[].PathPatternConfig.RegexValues Conditions[].QueryStringConfig Conditions[].RegexValues Conditions[].SourceIpConfig Transforms',
  'elbv2 ModifyRule':
    'Actions[].AuthenticateCognitoConfig Actions[].AuthenticateOidcConfig Actions[].JwtValidationConfig Conditions[].HostHeaderConfig.RegexValues Conditions[].HttpHeaderConfig Conditions[].HttpRequestMethodConfig Conditions[].PathPatternConfig.RegexValues Conditions[].QueryStringConfig Conditions[].RegexValues Conditions[].SourceIpConfig ResetTransforms Transforms',
  'elbv2 RegisterTargets': 'Targets[].QuicServerId',
  'elbv2 DeregisterTargets': 'Targets[].QuicServerId',
  'elbv2 DescribeTargetHealth': 'Include Targets[].QuicServerId',
}

/** What AWS’s model leaves open and its service asks for. */
export const BALANCING_REQUIRED: Readonly<Record<string, string>> = {
  'elbv2 ModifyLoadBalancerAttributes': 'Attributes[].Key Attributes[].Value',
  'elbv2 ModifyTargetGroupAttributes': 'Attributes[].Key Attributes[].Value',
  'elbv2 CreateRule': 'Conditions[].Field',
  'elbv2 ModifyRule': 'Conditions[].Field',
  'elbv2 SetRulePriorities': 'RulePriorities[].Priority RulePriorities[].RuleArn',
  'elb RegisterInstancesWithLoadBalancer': 'Instances[].InstanceId',
  'elb DeregisterInstancesFromLoadBalancer': 'Instances[].InstanceId',
  'elb DescribeInstanceHealth': 'Instances[].InstanceId',
}
