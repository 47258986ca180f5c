import js from '@eslint/js'
import hooks from 'eslint-plugin-react-hooks'
import ts from 'typescript-eslint'

const rawColour = "Literal[value=/#[0-9a-fA-F]{3,8}\\b|\\brgba?\\(|\\bhsla?\\(/]"
const rawColourInTemplate = "TemplateElement[value.raw=/#[0-9a-fA-F]{6}\\b|\\brgba?\\(|\\bhsla?\\(/]"

export default ts.config(
  { ignores: ['node_modules', 'src/api/schema.d.ts', 'e2e/artefacts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'max-lines': ['error', 250],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: rawColour, message: 'A colour comes from kit/tokens.ts or a --lq-* variable.' },
        { selector: rawColourInTemplate, message: 'A colour comes from kit/tokens.ts or a --lq-* variable.' },
      ],
    },
  },
  { files: ['src/kit/tokens.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/i18n/**'], rules: { 'max-lines': ['error', 400] } },
  {
    files: ['scripts/**', 'e2e/**', 'bench/**', '*.js'],
    languageOptions: {
      globals: { Buffer: 'readonly', console: 'readonly', process: 'readonly', URL: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', fetch: 'readonly', document: 'readonly', window: 'readonly', navigator: 'readonly', getComputedStyle: 'readonly', performance: 'readonly', requestAnimationFrame: 'readonly', MessageChannel: 'readonly' },
    },
    rules: { 'max-lines': ['error', 250] },
  },
)
