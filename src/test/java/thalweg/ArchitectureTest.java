package thalweg;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The borders between packages: arrows point down only, and only the window knows JavaFX. */
class ArchitectureTest {
    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes =
                new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .importPackages("thalweg");
    }

    @Test
    void arrowsPointDownOnly() {
        ArchRule rule =
                layeredArchitecture()
                        .consideringOnlyDependenciesInLayers()
                        .withOptionalLayers(true)
                        .layer("main")
                        .definedBy("thalweg")
                        .layer("desktop")
                        .definedBy("thalweg.desktop..")
                        .layer("cli")
                        .definedBy("thalweg.cli..")
                        .layer("report")
                        .definedBy("thalweg.report..")
                        .layer("session")
                        .definedBy("thalweg.session..")
                        .layer("study")
                        .definedBy("thalweg.study..")
                        .layer("landscape")
                        .definedBy("thalweg.landscape..")
                        .layer("alignment")
                        .definedBy("thalweg.alignment..")
                        .layer("matching")
                        .definedBy("thalweg.matching..")
                        .layer("evaluation")
                        .definedBy("thalweg.evaluation..")
                        .layer("dataset")
                        .definedBy("thalweg.dataset..")
                        .layer("symmetry")
                        .definedBy("thalweg.symmetry..")
                        .layer("network")
                        .definedBy("thalweg.network..")
                        .layer("checkpoint")
                        .definedBy("thalweg.checkpoint..")
                        .layer("engine")
                        .definedBy("thalweg.engine..")
                        .layer("words")
                        .definedBy("thalweg.words..")
                        .whereLayer("main")
                        .mayOnlyBeAccessedByLayers("cli", "desktop")
                        .whereLayer("desktop")
                        .mayOnlyBeAccessedByLayers("main", "cli")
                        .whereLayer("cli")
                        .mayOnlyBeAccessedByLayers("main")
                        .whereLayer("report")
                        .mayOnlyBeAccessedByLayers("desktop", "cli")
                        .whereLayer("session")
                        .mayOnlyBeAccessedByLayers("desktop", "cli", "report")
                        .whereLayer("study")
                        .mayOnlyBeAccessedByLayers("desktop", "cli", "report")
                        .whereLayer("landscape")
                        .mayOnlyBeAccessedByLayers("desktop", "cli", "report", "session", "study")
                        .whereLayer("alignment")
                        .mayOnlyBeAccessedByLayers("desktop", "cli", "report", "session", "study")
                        .whereLayer("matching")
                        .mayOnlyBeAccessedByLayers(
                                "desktop", "cli", "report", "session", "study", "landscape")
                        .whereLayer("evaluation")
                        .mayOnlyBeAccessedByLayers(
                                "desktop",
                                "cli",
                                "report",
                                "session",
                                "study",
                                "landscape",
                                "matching")
                        .whereLayer("dataset")
                        .mayOnlyBeAccessedByLayers(
                                "main",
                                "desktop",
                                "cli",
                                "report",
                                "session",
                                "study",
                                "landscape",
                                "matching",
                                "evaluation")
                        .whereLayer("symmetry")
                        .mayOnlyAccessLayers("network", "checkpoint", "engine", "words")
                        .whereLayer("network")
                        .mayOnlyAccessLayers("checkpoint", "engine", "words")
                        .whereLayer("checkpoint")
                        .mayOnlyAccessLayers("engine", "words")
                        .whereLayer("engine")
                        .mayOnlyAccessLayers("words")
                        .whereLayer("words")
                        .mayNotAccessAnyLayer();
        rule.check(classes);
    }

    @Test
    void belowWhatAPersonReadsTextsArePhrasesOfNoLanguage() {
        ArchRule rule =
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "thalweg.desktop..",
                                "thalweg.cli..",
                                "thalweg.report..",
                                "thalweg.words..")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("thalweg.words.Language")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("thalweg.words.Words");
        rule.check(classes);
    }

    @Test
    void onlyTheWindowKnowsJavaFx() {
        ArchRule rule =
                noClasses()
                        .that()
                        .resideOutsideOfPackage("thalweg.desktop..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "javafx..",
                                "atlantafx..",
                                "org.controlsfx..",
                                "org.jfree.chart.fx..");
        rule.check(classes);
    }

    @Test
    void onlyTheEngineAndTheEvaluatorTouchNativeArrays() {
        ArchRule rule =
                noClasses()
                        .that()
                        .resideOutsideOfPackages("thalweg.engine..", "thalweg.evaluation..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..");
        rule.check(classes);
    }
}
