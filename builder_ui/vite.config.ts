/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

const out = new URL('../engine/_ui', import.meta.url).pathname

/** Write a .gz and a .br beside every asset, so that the server never compresses one. */
const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  closeBundle() {
    const folder = join(out, 'assets')
    for (const name of readdirSync(folder)) {
      if (!/\.(js|css|svg)$/.test(name)) continue
      const bytes = readFileSync(join(folder, name))
      writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
      const quality = { [constants.BROTLI_PARAM_QUALITY]: 10 }
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params: quality }))
    }
  },
})

/** Libraries that change together and are needed by every page share one file. */
const libraries: [name: string, test: RegExp][] = [
  ['react', /node_modules\/(react|react-dom|scheduler)\//],
  ['data', /node_modules\/(@tanstack|i18next|react-i18next|zustand)\//],
  ['dnd', /node_modules\/@dnd-kit\//],
]

export default defineConfig({
  plugins: [react(), precompress()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  server: { proxy: { '/api': process.env.LANGQIAO_API ?? 'http://127.0.0.1:8000' } },
  html: { cspNonce: '__LANGQIAO_NONCE__' },
  build: {
    target: 'es2022',
    outDir: out,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    manifest: true,
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      output: { codeSplitting: { groups: libraries.map(([name, test]) => ({ name, test })) } },
    },
  },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'], setupFiles: ['src/test.setup.ts'], restoreMocks: true },
})
