import type { Page } from 'playwright-core'
import { type TelegramLab, written } from '../support/telegram-lab.ts'

/** Links the Telegram of whoever looks at Settings, Me, by the one-time code, as chat 42. */
export async function linkTelegram(page: Page, telegram: TelegramLab): Promise<void> {
  await page.getByRole('button', { name: 'Link my Telegram' }).click()
  const code = await page
    .getByText(/^\/start /)
    .first()
    .textContent()
  telegram.happens(written(42, code!.trim()))
  await page.getByText('Telegram is linked').waitFor()
}
