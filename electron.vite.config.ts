// Main, station and the threads that read imported files and make backups have an entry each; what has a native part or is large stays in
// node_modules and is packed from there. The preload must be CommonJS: a sandboxed one cannot load anything else.
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string) => join(import.meta.dirname, path)

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      rollupOptions: {
        input: {
          index: at('src/main/index.ts'),
          station: at('src/station/electron-host.ts'),
          'import-worker': at('src/station/import/import-worker.ts'),
          'backup-worker': at('db/backup-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      // The same screens are served to handhelds, whose browsers are older than Electron's.
      target: 'es2022',
      // Files stay files: the content security policy allows no data: scripts, and fonts are cached better.
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: at('src/renderer/index.html') } },
    },
  },
})
