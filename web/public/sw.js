// Shows notices that the server pushes while no console is open. Holds no cache and touches no request.
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
  if (!url || new URL(url, self.location.origin).origin !== self.location.origin) return
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then((windows) => {
      const [open] = windows
      return open ? open.navigate(url).then((shown) => (shown || open).focus()) : self.clients.openWindow(url)
    }),
  )
})
