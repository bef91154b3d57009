/** A device of which nothing is known: no number, no user, no address. */
package org.rayi.peers;

import java.util.List;
import org.javarosa.core.services.IPropertyManager;
import org.javarosa.core.services.properties.IPropertyRules;

/** Keeps nothing and knows nothing. */
final class NoProperties implements IPropertyManager {
    @Override
    public List<String> getProperty(String name) {
        return List.of();
    }

    @Override
    public void setProperty(String name, String value) {
    }

    @Override
    public void setProperty(String name, List<String> values) {
    }

    @Override
    public String getSingularProperty(String name) {
        return null;
    }

    @Override
    public void addRules(IPropertyRules rules) {
    }

    @Override
    public List<IPropertyRules> getRules() {
        return List.of();
    }
}
