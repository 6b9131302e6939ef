/** A definition with all that a task on EC2 may have and the lab takes. */
export const FULL = {
  family: 'full',
  networkMode: 'bridge',
  taskRoleArn: 'arn:aws:iam::123456789012:role/task',
  executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
  pidMode: 'task',
  ipcMode: 'none',
  runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' },
  placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' }],
  volumes: [
    { name: 'data', host: { sourcePath: '/data' } },
    { name: 'ebs', configuredAtLaunch: true },
  ],
  tags: [{ key: 'team', value: 'dev' }],
  containerDefinitions: [
    {
      name: 'main',
      image: 'main:1',
      cpu: 128,
      memory: 256,
      memoryReservation: 128,
      links: ['side'],
      repositoryCredentials: { credentialsParameter: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:x' },
      portMappings: [{ containerPort: 80, hostPort: 0, protocol: 'tcp', name: 'http', appProtocol: 'http' }],
      entryPoint: ['sh'],
      command: ['-c', 'true'],
      environment: [{ name: 'A', value: 'b' }],
      environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::bucket/a.env' }],
      mountPoints: [
        { sourceVolume: 'data', containerPath: '/data', readOnly: true },
        { sourceVolume: 'ebs', containerPath: '/ebs' },
      ],
      volumesFrom: [{ sourceContainer: 'side', readOnly: true }],
      linuxParameters: { initProcessEnabled: true },
      secrets: [{ name: 'S', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter/s' }],
      dependsOn: [{ containerName: 'side', condition: 'START' }],
      hostname: 'main',
      user: 'nobody',
      workingDirectory: '/',
      privileged: false,
      readonlyRootFilesystem: true,
      dnsServers: ['10.0.0.2'],
      dnsSearchDomains: ['example.com'],
      extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.3' }],
      dockerSecurityOptions: ['no-new-privileges'],
      interactive: true,
      pseudoTerminal: true,
      dockerLabels: { a: 'b' },
      ulimits: [{ name: 'nofile', softLimit: 1_024, hardLimit: 2_048 }],
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': 'g', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'p' },
      },
      healthCheck: { command: ['CMD', 'true'], interval: 10, timeout: 5, retries: 3, startPeriod: 5 },
      systemControls: [{ namespace: 'net.core.somaxconn', value: '1024' }],
      startTimeout: 30,
      stopTimeout: 30,
    },
    { name: 'side', image: 'side:1', memory: 64, essential: false },
  ],
}

/** What the other two cannot have beside the rest of theirs. */
export const MORE = {
  family: 'more',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['EC2'],
  taskRoleArn: 'arn:aws:iam::123456789012:role/task',
  executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
  enableFaultInjection: true,
  proxyConfiguration: {
    type: 'APPMESH',
    containerName: 'envoy',
    properties: [
      { name: 'IgnoredUID', value: '1337' },
      { name: 'ProxyIngressPort', value: '15000' },
      { name: 'ProxyEgressPort', value: '15001' },
      { name: 'AppPorts', value: '80' },
      { name: 'EgressIgnoredIPs', value: '169.254.170.2' },
    ],
  },
  volumes: [
    {
      name: 'efs',
      efsVolumeConfiguration: {
        fileSystemId: 'fs-12345678',
        rootDirectory: '/',
        transitEncryption: 'ENABLED',
        transitEncryptionPort: 2_999,
        authorizationConfig: { accessPointId: 'fsap-12345678', iam: 'ENABLED' },
      },
    },
    {
      name: 'docker',
      dockerVolumeConfiguration: { scope: 'shared', autoprovision: true, driver: 'local', driverOpts: {}, labels: {} },
    },
    {
      name: 'fsx',
      fsxWindowsFileServerVolumeConfiguration: {
        fileSystemId: 'fs-12345678',
        rootDirectory: 'share',
        authorizationConfig: { credentialsParameter: 'arn:aws:ssm:us-east-1:123456789012:parameter/c', domain: 'd' },
      },
    },
  ],
  containerDefinitions: [
    {
      name: 'main',
      image: 'main:1',
      memory: 256,
      portMappings: [{ containerPort: 80 }],
      mountPoints: ['efs', 'docker', 'fsx'].map((one) => ({ sourceVolume: one, containerPath: `/${one}` })),
      linuxParameters: {
        capabilities: { add: ['SYS_PTRACE'], drop: ['MKNOD'] },
        devices: [{ hostPath: '/dev/fuse', containerPath: '/dev/fuse', permissions: ['read'] }],
        sharedMemorySize: 64,
        maxSwap: 128,
        swappiness: 60,
        tmpfs: [{ containerPath: '/tmp', size: 64, mountOptions: ['rw'] }],
      },
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': 'g', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'p' },
        secretOptions: [{ name: 'S', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter/s' }],
      },
      restartPolicy: { enabled: true, ignoredExitCodes: [0], restartAttemptPeriod: 60 },
      disableNetworking: false,
      credentialSpecs: ['credentialspec:arn:aws:ssm:us-east-1:123456789012:parameter/g'],
      versionConsistency: 'disabled',
    },
    {
      name: 'envoy',
      image: 'envoy:1',
      memory: 64,
      firelensConfiguration: { type: 'fluentbit', options: { 'enable-ecs-log-metadata': 'true' } },
    },
  ],
}

/** The same on Fargate, in short. */
export const FULL_FARGATE = {
  family: 'cloud',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  ephemeralStorage: { sizeInGiB: 30 },
  taskRoleArn: 'arn:aws:iam::123456789012:role/task',
  executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
  containerDefinitions: [
    {
      name: 'main',
      image: 'main:1',
      memory: 256,
      portMappings: [{ containerPort: 80 }],
      entryPoint: ['sh'],
      command: ['-c', 'true'],
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-create-group': 'true',
          'awslogs-group': 'g',
          'awslogs-region': 'us-east-1',
          'awslogs-stream-prefix': 'p',
        },
      },
    },
  ],
}

/** What a service may be given beside what it is of. */
export const SERVICE = {
  cluster: 'yard',
  desiredCount: 2,
  tags: [{ key: 'team', value: 'dev' }],
  propagateTags: 'SERVICE',
  enableECSManagedTags: true,
  enableExecuteCommand: true,
  serviceRegistries: [
    {
      registryArn: 'arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1',
      port: 80,
      containerName: 'main',
      containerPort: 80,
    },
  ],
  serviceConnectConfiguration: {
    enabled: true,
    namespace: 'yard',
    services: [
      {
        portName: 'http',
        discoveryName: 'web',
        ingressPortOverride: 8_080,
        clientAliases: [
          {
            port: 80,
            dnsName: 'web',
            testTrafficRules: { header: { name: 'test', value: { exact: 'yes' } } },
          },
        ],
        timeout: { idleTimeoutSeconds: 60, perRequestTimeoutSeconds: 30 },
        tls: { issuerCertificateAuthority: { awsPcaAuthorityArn: 'arn:aws:acm-pca:x' }, kmsKey: 'k', roleArn: 'arn:r' },
      },
    ],
    logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'g' } },
    accessLogConfiguration: { format: 'JSON', includeQueryParameters: 'ENABLED' },
  },
  volumeConfigurations: [
    {
      name: 'ebs',
      managedEBSVolume: {
        roleArn: 'arn:aws:iam::123456789012:role/ebs',
        encrypted: true,
        kmsKeyId: 'k',
        volumeType: 'gp3',
        sizeInGiB: 10,
        snapshotId: 'snap-1',
        volumeInitializationRate: 100,
        iops: 3_000,
        throughput: 125,
        tagSpecifications: [{ resourceType: 'volume', tags: FULL.tags, propagateTags: 'SERVICE' }],
        filesystemType: 'xfs',
      },
    },
  ],
  deploymentConfiguration: {
    maximumPercent: 200,
    minimumHealthyPercent: 100,
    deploymentCircuitBreaker: {
      enable: true,
      rollback: true,
      resetOnHealthyTask: true,
      thresholdConfiguration: { type: 'COUNT', value: 3 },
    },
  },
  monitoring: { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 60 }] },
}

export const CLUSTER = {
  clusterName: 'full',
  tags: FULL.tags,
  settings: [{ name: 'containerInsights', value: 'enhanced' }],
  configuration: {
    executeCommandConfiguration: {
      kmsKeyId: 'k',
      logging: 'OVERRIDE',
      logConfiguration: {
        cloudWatchLogGroupName: 'g',
        cloudWatchEncryptionEnabled: true,
        s3BucketName: 'b',
        s3EncryptionEnabled: true,
        s3KeyPrefix: 'p',
      },
    },
    managedStorageConfiguration: { kmsKeyId: 'k', fargateEphemeralStorageKmsKeyId: 'k' },
  },
  capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  serviceConnectDefaults: { namespace: 'yard' },
}
