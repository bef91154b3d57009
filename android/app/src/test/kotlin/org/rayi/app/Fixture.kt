package org.rayi.app

import android.app.Activity
import android.content.Intent
import android.graphics.Bitmap
import android.graphics.Color
import android.os.Bundle
import java.io.ByteArrayOutputStream
import kotlin.io.path.isDirectory
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.name
import kotlin.io.path.readBytes
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertNotNull
import org.rayi.app.interview.InterviewPage
import org.rayi.core.Fixtures
import org.rayi.core.MediaFile
import org.rayi.core.SessionInterface
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.android.controller.ActivityController

/** What every test begins with. */
object Fixture {
    val app: TestApp get() = (RuntimeEnvironment.getApplication() as TestApp).ready()

    /** A form of the tests with its files, kept in the store. */
    fun keep(stem: String): String {
        val folder = Fixtures.forms.resolve("real/$stem-media")
        val media = if (!folder.isDirectory()) {
            emptyList()
        } else {
            folder.listDirectoryEntries().map { MediaFile(it.name, it.readBytes()) }
        }
        // household-visit draws lots for what it asks: here it always draws the same.
        val xml = String(Fixtures.form("$stem.xml")).replace("once(random())", "once(0.5)")
        return keep(xml.toByteArray(), media)
    }

    fun keep(xml: ByteArray, media: List<MediaFile> = emptyList()): String {
        val report = app.store().rayi.addForm(xml, media)
        assertNotNull("refused: ${report.diagnostics}", report.form)
        return report.form!!.id
    }

    /** A form of ours with these nodes, bindings and controls. */
    fun form(nodes: String, binds: String, body: String, itext: String = ""): ByteArray = """<?xml version="1.0"?>
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
          xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms" xmlns:odk="http://www.opendatakit.org/xforms">
          <h:head><h:title>Trial</h:title><model>$itext
            <instance><data id="trial" version="1">$nodes<orx:meta><orx:instanceID/></orx:meta></data></instance>
            $binds
          </model></h:head><h:body>$body</h:body></h:html>""".toByteArray()

    fun interview(formId: String): ActivityController<InterviewPage> =
        open(InterviewPage.of(app, app.store().begin(formId, app.settings.language)))

    fun open(intent: Intent, state: Bundle? = null): ActivityController<InterviewPage> =
        Robolectric.buildActivity(InterviewPage::class.java, intent).also { if (state == null) it.setup() else it.setup(state) }

    inline fun <reified P : Activity> page(): ActivityController<P> = Robolectric.buildActivity(P::class.java).setup()

    /** A household that is nearly answered, so that every page of it is there to be looked at. */
    fun answerHousehold(session: SessionInterface) {
        val added = Regex("(illness|visitors)\\[")
        for ((path, value) in Fixtures.walks("household-visit.json")[1].answers) {
            if (!added.containsMatchIn(path)) session.answer(path, value)
        }
    }

    /** A camera's picture: larger than forms want it. */
    fun photo(width: Int = 640, height: Int = 480): ByteArray {
        val bitmap = Bitmap.createBitmap(width, height, Bitmap.Config.ARGB_8888)
        bitmap.eraseColor(Color.rgb(200, 120, 40))
        return ByteArrayOutputStream().also { bitmap.compress(Bitmap.CompressFormat.JPEG, 90, it) }.toByteArray()
    }

    /** Waits for what goes on behind a page, by its own end and no clock. */
    fun done() = runBlocking { app.behind?.join() }.also { Finger.settle() }

    /** Waits for what is being sent, by its own end and no clock. */
    fun sent() = runBlocking { app.sync.running?.join() }.also { Finger.settle() }
}
