import { Pause, Play } from 'lucide-react'
import { Button, type ButtonProps } from './Button.tsx'

interface PlayButtonProps extends Pick<ButtonProps, 'kbd' | 'size' | 'variant' | 'onPress'> {
  readonly isPlaying: boolean
}

/** Plays or pauses a world. */
export function PlayButton({ isPlaying, ...props }: PlayButtonProps) {
  const Icon = isPlaying ? Pause : Play
  return (
    <Button {...props} icon={<Icon fill="currentColor" aria-hidden="true" />}>
      {isPlaying ? 'Pause' : 'Play'}
    </Button>
  )
}
