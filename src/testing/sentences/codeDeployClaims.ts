import { isTime, pattern, type Claim } from './claim.ts'
import { blueOf, greenOf, isAt, isGoing, production, restMs, shareOf, type CodeDeployScene } from './codeDeployScene.ts'

const ID = '(d-[0-9A-Z]{9})'
const STEP = '([A-Za-z_]+)'

const isGreen = (key: string, { deployment }: CodeDeployScene) => key === deployment.appSpec.definitionKey
const isBlue = (key: string, scene: CodeDeployScene) => blueOf(scene)?.definitionKey === key
const isAsked = ({ world, decision }: CodeDeployScene) =>
  world.hookAnswers.get(decision.hook ?? '')?.hookStatus === 'IN_PROGRESS'

/** What is said of a deployment as such. */
const VERDICTS: readonly Claim<CodeDeployScene>[] = [
  {
    name: 'CodeDeploy: N % of production traffic to a revision',
    said: pattern('^CodeDeploy: %N % of production traffic to %K'),
    isTrue: ({ figure, name }, scene) =>
      isGreen(name(2), scene) && Math.round(production(scene, greenOf(scene))) === figure(1),
  },
  {
    name: 'CodeDeploy: a function is at it still',
    said: pattern(`^CodeDeploy: the function of ${STEP} is at it still`),
    isTrue: ({ name }, scene) => isAt(name(1), scene) && isAsked(scene),
  },
  {
    name: 'CodeDeploy: a deployment fails',
    said: pattern(`^CodeDeploy: deployment ${ID} fails in ${STEP}`),
    isTrue: ({ name }, { deployment: { id, status, completedAtMs }, decision }) =>
      id === name(1) && (status === 'Failed' || status === 'Stopped') && completedAtMs === decision.atMs,
  },
  {
    name: 'CodeDeploy: a deployment succeeded',
    said: pattern(`^CodeDeploy: deployment ${ID} succeeded`),
    isTrue: ({ name }, { deployment: { id, status, events } }) =>
      id === name(1) && status === 'Succeeded' && events.every((one) => one.status !== 'InProgress'),
  },
  {
    name: 'CodeDeploy: one takes another back',
    said: pattern(`^CodeDeploy: ${ID} takes ${ID} back`),
    isTrue: ({ name }, { world, deployment }) =>
      deployment.id === name(1) && world.codeDeployments.get(name(2))?.rolledBackBy === name(1),
  },
  {
    name: 'CodeDeploy: a step of a revision',
    said: pattern(`^CodeDeploy: ${STEP} of %K`),
    isTrue: ({ name }, scene) => isAt(name(1), scene) && isGreen(name(2), scene),
  },
]

/** What its steps are for. */
const STEPS: readonly Claim<CodeDeployScene>[] = [
  {
    name: 'CodeDeploy: no replacement yet',
    said: pattern('%K serves, and the replacement task set is not made yet'),
    isTrue: ({ name }, scene) => isBlue(name(1), scene) && scene.deployment.greenId === null,
  },
  {
    name: 'CodeDeploy: a replacement is made',
    said: pattern('A replacement task set of %K is made beside %K, and has to be steady'),
    isTrue: ({ name }, scene) =>
      greenOf(scene)?.definitionKey === name(1) && isBlue(name(2), scene) && greenOf(scene)?.healthyCount === 0,
  },
  {
    name: 'CodeDeploy: the replacement is steady',
    said: pattern('The replacement task set of %K is steady, and nothing is sent to it yet'),
    isTrue: ({ name }, scene) =>
      isGreen(name(1), scene) &&
      greenOf(scene)?.runningCount === scene.service?.desiredCount &&
      production(scene, greenOf(scene)) === 0,
  },
  {
    name: 'CodeDeploy: the test listener sends to it',
    said: pattern('The test listener, where there is one, sends to %K'),
    isTrue: ({ name }, scene) => isGreen(name(1), scene) && isTested(scene),
  },
  {
    name: 'CodeDeploy: test traffic is with it',
    said: pattern('Test traffic is with %K: this is the time to test it'),
    isTrue: ({ name }, scene) => isGreen(name(1), scene) && isTested(scene),
  },
  {
    name: 'CodeDeploy: it waits for ContinueDeployment',
    said: pattern('%K is ready: production traffic waits for ContinueDeployment'),
    isTrue: ({ name }, scene) => isGreen(name(1), scene) && scene.deployment.group.ready.action === 'STOP_DEPLOYMENT',
  },
  {
    name: 'CodeDeploy: all is with the original for the last time',
    said: pattern('All production traffic is with %K for the last time'),
    isTrue: ({ name }, scene) => isBlue(name(1), scene) && production(scene, blueOf(scene)) === 100,
  },
  {
    name: 'CodeDeploy: weights move',
    said: pattern('The production listener’s weights move from %K to %K'),
    isTrue: ({ name }, scene) => isBlue(name(1), scene) && isGreen(name(2), scene),
  },
  {
    name: 'CodeDeploy: the replacement is PRIMARY',
    said: pattern('All production traffic is with %K, whose task set is PRIMARY'),
    isTrue: ({ name }, scene) =>
      isGreen(name(1), scene) && greenOf(scene)?.status === 'PRIMARY' && production(scene, greenOf(scene)) === 100,
  },
  {
    name: 'CodeDeploy: the original runs on',
    said: pattern('The original task set of %K runs on: traffic can be given back at once'),
    isTrue: ({ name }, scene) => isBlue(name(1), scene) && !isGoing(blueOf(scene)),
  },
  {
    name: 'CodeDeploy: the original is deleted',
    said: pattern('The original task set of %K is deleted: nothing leads back to it'),
    isTrue: ({ name }, scene) => isBlue(name(1), scene) && isGoing(blueOf(scene)),
  },
  {
    name: 'CodeDeploy: it rests for so long',
    said: pattern('It rests there for %T(?=\\.)'),
    isTrue: ({ name }, scene) => isTime(name(1), restMs(scene)),
  },
]

/** How it ends. */
const ENDS: readonly Claim<CodeDeployScene>[] = [
  {
    name: 'CodeDeploy: what it fails for',
    said: pattern('It fails for ([A-Z_]+)'),
    isTrue: ({ name }, { deployment: { error, status, events } }) => {
      // Where nobody let it go on between two events its wait is over.
      const isWaitOver = name(1) === 'TIMEOUT' && events.every((one) => one.status !== 'Failed')
      const isStopped = isWaitOver || name(1) === 'MANUAL_STOP' || name(1) === 'ALARM_ACTIVE'
      return error?.code === name(1) && status === (isStopped ? 'Stopped' : 'Failed')
    },
  },
  {
    name: 'CodeDeploy: nothing takes it back',
    said: pattern('Nothing takes it back: traffic and both task sets stay as they are'),
    isTrue: (_, scene) => scene.deployment.rolledBackBy === null && !isGoing(greenOf(scene)),
  },
  {
    name: 'CodeDeploy: no replacement was made',
    said: pattern('Nothing is to be taken back: no replacement was made yet'),
    isTrue: (_, { deployment }) => deployment.rolledBackBy === null && deployment.greenId === null,
  },
  {
    name: 'CodeDeploy: what is deleted goes',
    said: pattern('Nothing takes it back: the task set that is deleted already still goes'),
    isTrue: (_, scene) => scene.deployment.rolledBackBy === null && (isGoing(greenOf(scene)) || isGoing(blueOf(scene))),
  },
  {
    name: 'CodeDeploy: another takes it back',
    said: pattern(`Deployment ${ID} takes it back`),
    isTrue: ({ name }, { deployment }) => deployment.rolledBackBy === name(1),
  },
  {
    name: 'CodeDeploy: all is with the original again',
    said: pattern('All traffic is with the original task set of %K again, and the replacement of %K is deleted'),
    isTrue: ({ name }, scene) =>
      isBlue(name(1), scene) &&
      isGreen(name(2), scene) &&
      production(scene, blueOf(scene)) === 100 &&
      blueOf(scene)?.status === 'PRIMARY' &&
      isGoing(greenOf(scene)),
  },
  {
    name: 'CodeDeploy: all is as before',
    said: pattern(`All traffic is with %K, as before deployment ${ID}`),
    isTrue: ({ name }, scene) => isBlue(name(1), scene) && scene.deployment.takesBack === name(2),
  },
  {
    name: 'CodeDeploy: all is with the replacement',
    said: pattern('All traffic is with %K(?=\\.)'),
    isTrue: ({ name }, scene) => greenOf(scene)?.definitionKey === name(1) && production(scene, greenOf(scene)) === 100,
  },
  {
    name: 'CodeDeploy: a function is asked again',
    said: pattern('(\\S+) is at it still, and is asked again in %T(?=\\.)'),
    isTrue: ({ name }, scene) =>
      Object.values(scene.deployment.appSpec.hooks).includes(name(1)) &&
      isTime(name(2), (scene.world.hookAnswers.get(name(1))?.callBackDelaySeconds ?? 0) * 1_000),
  },
]

function isTested(scene: CodeDeployScene): boolean {
  const { testListenerArn } = scene.deployment.group
  return testListenerArn === null || shareOf(scene, testListenerArn, greenOf(scene)) === 100
}

/** All that is said of CodeDeploy's deployments (CDP-3 to CDP-7). */
export const CODE_DEPLOY_CLAIMS: readonly Claim<CodeDeployScene>[] = [...VERDICTS, ...STEPS, ...ENDS]
