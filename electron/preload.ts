/** Puts the bridge on the window. No logic: main checks what is asked, the types say what may be. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Bridge } from './contract/bridge.ts';
import type { PushName, Pushes } from './contract/pushes.ts';

const bridge: Bridge = {
	ask: (name, request) => ipcRenderer.invoke('ask', name, request),
	on: <Name extends PushName>(name: Name, listener: (push: Pushes[Name]) => void) => {
		// Electron's event carries the sender: it must not reach the page.
		const forward = (_event: IpcRendererEvent, push: Pushes[Name]): void => {
			listener(push);
		};
		ipcRenderer.on(name, forward);
		return () => {
			ipcRenderer.off(name, forward);
		};
	},
};

contextBridge.exposeInMainWorld('bridge', bridge);
