import { isLoadFailure, PartUnavailable, type PartTrouble } from './partTrouble.ts'

/** What a page can find out about its site. */
interface SiteLook {
  readonly isOnline: () => boolean
  /** @param message  that of the failure, which in most browsers names the file */
  readonly findTrouble: (message: string) => Promise<PartTrouble>
}

/**
 * Loads a page's parts until one fails. Some browsers keep a script's failure, whoever needs it next. So what was not
 * loaded until then waits for a new load of the page.
 */
export class PartLoader {
  private readonly site: SiteLook
  private firstFailure: string | null = null

  constructor(site: SiteLook) {
    this.site = site
  }

  /** @throws PartUnavailable  when the file cannot be had; whatever else its program throws goes on as it is */
  async load<T>(load: () => Promise<T>): Promise<T> {
    let isOver = this.firstFailure !== null
    if (this.firstFailure === null) {
      const wasOnline = this.site.isOnline()
      try {
        return await load()
      } catch (error) {
        if (!isLoadFailure(error)) throw error
        this.firstFailure = error.message
        isOver = !wasOnline || !this.site.isOnline()
      }
    }
    // A network that was away may be back before the failure is told, or before the site was asked: then nothing broke
    // off that is still broken.
    const trouble = await this.troubleNow()
    throw new PartUnavailable(isOver && trouble === 'missed' ? 'stale' : trouble)
  }

  troubleNow(): Promise<PartTrouble> {
    return this.site.findTrouble(this.firstFailure ?? '')
  }
}
