// The package's front door warns about Node 20 on every start; behind it is the same class without
// the warning. Its types describe the front door only.
declare module 'oidc-provider/lib/provider.js' {
	export { Provider } from 'oidc-provider';
}
