// Playwright's expectations, which wait by themselves, outside of its own runner; patient enough for two busy cores.
import { expect as impatient } from '@playwright/test'

export const expect = impatient.configure({ timeout: 15_000 })
