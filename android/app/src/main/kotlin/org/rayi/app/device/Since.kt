package org.rayi.app.device

/** Code for an Android younger than the oldest that the app runs on; whoever calls it has looked at the version. */
@Retention(AnnotationRetention.BINARY)
@Target(AnnotationTarget.CLASS, AnnotationTarget.FUNCTION)
annotation class Since(val level: Int)
