import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: './db/sqlite-server-entry.ts',
  out: './db/migrations/sqlite-server',
})
