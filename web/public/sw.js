// Shows notices that the server pushes while no console is open. Holds no cache and touches no request.
// A console that is open while this begins belongs to it at once: a click on a notice goes there, and opens no second window.
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('push', (event) => {
  const told = event.data ? event.data.json() : {}
  event.waitUntil(
    self.registration.showNotification(told.title || 'Assay', {
      body: told.body || '',
      tag: told.tag,
      dir: 'auto',
      lang: told.language,
      data: { url: told.url },
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { url } = event.notification.data || {}
  if (!url) return
  // The place within the console, wherever this browser reaches it: the server may know itself by another address.
  const { pathname, search } = new URL(url, self.location.origin)
  const place = self.location.origin + pathname + search
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then((windows) => {
      const [open] = windows
      return open ? open.navigate(place).then((shown) => (shown || open).focus()) : self.clients.openWindow(place)
    }),
  )
})
