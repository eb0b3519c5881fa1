import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: './db/sqlite-entry.ts',
  out: './db/migrations/sqlite',
})
